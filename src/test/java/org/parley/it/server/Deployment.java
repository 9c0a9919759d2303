package org.parley.it.server;

import java.nio.file.Path;

/**
 * A WAR, and where it is served.
 *
 * @param contextPath empty for the root, or a slash and one name
 */
public record Deployment(Path war, String contextPath) {

    public static Deployment atRoot(Path war) {
        return new Deployment(war, "");
    }

    /** Returns the name that the file must have where a server takes the context path from it. */
    String fileName() {
        return contextPath.isEmpty() ? "ROOT.war" : contextPath.substring(1) + ".war";
    }
}
