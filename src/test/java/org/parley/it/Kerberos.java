package org.parley.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.CompletionException;
import javax.security.auth.Subject;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.NameCallback;
import javax.security.auth.callback.PasswordCallback;
import javax.security.auth.login.AppConfigurationEntry;
import javax.security.auth.login.Configuration;
import javax.security.auth.login.LoginContext;
import javax.security.auth.login.LoginException;
import org.apache.kerby.kerberos.kerb.KrbException;
import org.apache.kerby.kerberos.kerb.server.SimpleKdcServer;
import org.ietf.jgss.GSSContext;
import org.ietf.jgss.GSSException;
import org.ietf.jgss.GSSManager;
import org.ietf.jgss.Oid;
import org.parley.it.server.KnownPerson;
import org.parley.it.server.Ports;

/** A domain of Kerberos with a web server and a person, and the person's own ticket (RFC 4559). */
final class Kerberos implements AutoCloseable {

    private static final String REALM = "CHAT.EXAMPLE";
    private static final String SERVICE = "HTTP/localhost@" + REALM;
    private static final String CONFIGURATION = "java.security.krb5.conf";

    private final SimpleKdcServer kdc = newKdc();
    private final Path folder;
    private final KnownPerson person;

    Kerberos(Path folder, KnownPerson person) throws IOException, KrbException {
        this.folder = folder;
        this.person = person;
        int port = Ports.free();
        kdc.setKdcRealm(REALM);
        kdc.setKdcHost("localhost");
        kdc.setKdcTcpPort(port);
        kdc.setAllowUdp(false);
        kdc.setWorkDir(Files.createDirectories(folder.resolve("kdc")).toFile());
        kdc.init();
        kdc.start();
        kdc.createPrincipal(person.name() + "@" + REALM, person.password());
        kdc.createAndExportPrincipals(keys().toFile(), SERVICE);
        Files.writeString(configuration(), """
                [libdefaults]
                  default_realm = %1$s
                  udp_preference_limit = 1
                [realms]
                  %1$s = {
                    kdc = localhost:%2$d
                  }
                """.formatted(REALM, port));
        Files.writeString(login(), """
                com.sun.security.jgss.krb5.accept {
                  com.sun.security.auth.module.Krb5LoginModule required
                  doNotPrompt=true principal="%s" useKeyTab=true keyTab="%s" storeKey=true isInitiator=false;
                };
                """.formatted(SERVICE, keys()));
    }

    private static SimpleKdcServer newKdc() {
        try {
            return new SimpleKdcServer();
        } catch (KrbException e) {
            throw new IllegalStateException(e);
        }
    }

    private Path keys() {
        return folder.resolve("http.keytab");
    }

    /** Returns the file that says where the domain is. */
    Path configuration() {
        return folder.resolve("krb5.conf");
    }

    /** Returns the file by which a server shows that it is of the domain. */
    Path login() {
        return folder.resolve("jaas.conf");
    }

    /** Returns what the person's browser says to the web server, once. */
    String authorization() throws LoginException {
        String before = System.setProperty(CONFIGURATION, configuration().toString());
        try {
            var context = new LoginContext("person", null, this::answer, new Initiator());
            context.login();
            return Subject.doAs(context.getSubject(), (java.security.PrivilegedAction<String>) Kerberos::token);
        } finally {
            if (before == null) {
                System.clearProperty(CONFIGURATION);
            }
        }
    }

    private void answer(Callback[] callbacks) {
        for (Callback callback : callbacks) {
            if (callback instanceof NameCallback name) {
                name.setName(person.name() + "@" + REALM);
            } else if (callback instanceof PasswordCallback password) {
                password.setPassword(person.password().toCharArray());
            }
        }
    }

    private static String token() {
        try {
            GSSManager manager = GSSManager.getInstance();
            // The mechanism is SPNEGO, the name one of Kerberos's own.
            GSSContext context = manager.createContext(
                    manager.createName(SERVICE, new Oid("1.2.840.113554.1.2.2.1")),
                    new Oid("1.3.6.1.5.5.2"),
                    null,
                    GSSContext.DEFAULT_LIFETIME);
            return "Negotiate " + Base64.getEncoder().encodeToString(context.initSecContext(new byte[0], 0, 0));
        } catch (GSSException e) {
            throw new CompletionException(e);
        }
    }

    @Override
    public void close() throws KrbException {
        kdc.stop();
    }

    /** Asks for the person's ticket with their password. */
    private static final class Initiator extends Configuration {

        @Override
        public AppConfigurationEntry[] getAppConfigurationEntry(String name) {
            return new AppConfigurationEntry[] {
                new AppConfigurationEntry(
                        "com.sun.security.auth.module.Krb5LoginModule",
                        AppConfigurationEntry.LoginModuleControlFlag.REQUIRED,
                        Map.of("refreshKrb5Config", "true"))
            };
        }
    }
}
