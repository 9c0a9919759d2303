package org.parley.run;

import java.util.Set;

/**
 * The server's threads that were started on Parley's behalf: a thread takes its context class loader from the one that
 * starts it, and keeps all our classes as long as it lives. Such are WildFly's, when one of ours closes a socket.
 */
final class ServerThreads {

    /** Gives them the JVM's own loader, when the application ends and has no threads of its own any more. */
    void forget() {
        ClassLoader ours = ServerThreads.class.getClassLoader();
        Set<Thread> others = Thread.getAllStackTraces().keySet();
        others.remove(Thread.currentThread());
        for (Thread thread : others) {
            if (thread.getContextClassLoader() == ours) {
                thread.setContextClassLoader(ClassLoader.getSystemClassLoader());
            }
        }
    }
}
