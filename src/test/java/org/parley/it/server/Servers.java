package org.parley.it.server;

import java.nio.file.Path;

/** Where the build leaves the servers, and the WAR that is shipped. */
public final class Servers {

    private static final Path TARGET = Path.of("target").toAbsolutePath();

    public static final AppServer PAYARA_MICRO =
            new PayaraMicro(TARGET.resolve("server/payara-micro.jar"), Extras.NONE);
    public static final AppServer PAYARA = new GlassFish("payara", TARGET.resolve("server/payara"), Extras.NONE);
    public static final AppServer TOMEE = new TomEe("tomee", TARGET.resolve("server/tomee"), Extras.NONE);
    public static final AppServer TOMEE_PLUS =
            new TomEe("tomee-plus", TARGET.resolve("server/tomee-plus"), Extras.NONE);
    public static final AppServer WILDFLY = new WildFly(TARGET.resolve("server/wildfly"), Extras.NONE);
    public static final AppServer OPEN_LIBERTY = new OpenLiberty(TARGET.resolve("server/openliberty"), Extras.NONE);
    public static final AppServer GLASSFISH =
            new GlassFish("glassfish", TARGET.resolve("server/glassfish"), Extras.NONE);

    public static final Path WAR = TARGET.resolve("parley.war");

    private Servers() {}
}
