package org.parley.web;

import jakarta.inject.Inject;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.parley.account.Accounts;
import org.parley.account.Sessions;
import org.parley.backplane.Backplane;
import org.parley.backplane.Leases;
import org.parley.log.MessageLog;
import org.parley.run.ReadyLine;
import org.parley.run.StopNotice;
import org.parley.socket.Connections;
import org.parley.token.BearerTokens;
import org.parley.token.Tickets;

/**
 * Starts everything with the application and stops it with it: what is wrong shows at the start, not at somebody's
 * first message.
 */
@WebListener
public final class Lifecycle implements ServletContextListener {

    @Inject
    @Nullable
    MessageLog log;

    @Inject
    @Nullable
    Connections connections;

    @Inject
    @Nullable
    Accounts accounts;

    @Inject
    @Nullable
    Sessions sessions;

    @Inject
    @Nullable
    CallLimit calls;

    @Inject
    @Nullable
    BearerTokens tokens;

    @Inject
    @Nullable
    Tickets tickets;

    @Inject
    @Nullable
    Backplane backplane;

    @Inject
    @Nullable
    Leases leases;

    @Inject
    @Nullable
    ReadyLine readyLine;

    private @Nullable StopNotice stopNotice;

    /** Opens the log, which reads the configuration and brings the schema up to date. */
    @Override
    public void contextInitialized(ServletContextEvent event) {
        Objects.requireNonNull(log).check();
        // It has read its key by now, or said that it cannot.
        Objects.requireNonNull(tokens);
        Objects.requireNonNull(accounts).begin();
        Objects.requireNonNull(sessions).begin();
        Objects.requireNonNull(calls).begin();
        Objects.requireNonNull(tickets).begin();
        Connections sockets = Objects.requireNonNull(connections);
        sockets.begin();
        // When all listen.
        Objects.requireNonNull(leases).begin();
        Objects.requireNonNull(backplane).begin();
        stopNotice = StopNotice.of(sockets.farewell());
        Objects.requireNonNull(readyLine).announce(event.getServletContext().getContextPath());
    }

    /** Sends everybody away and waits until they are gone; the threads and the log end after that. */
    @Override
    public void contextDestroyed(ServletContextEvent event) {
        // Where the server gave notice, they are gone.
        Objects.requireNonNull(connections).drain();
        if (stopNotice != null) {
            stopNotice.close();
        }
    }
}
