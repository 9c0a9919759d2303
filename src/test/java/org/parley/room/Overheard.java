package org.parley.room;

import java.lang.reflect.Proxy;
import org.parley.log.MessageLog;

/** A log whose calls a test hears of before they are made. */
final class Overheard {

    private Overheard() {}

    /** Does something, which may take its time, before each call of one method. */
    static MessageLog before(String method, Runnable what, MessageLog log) {
        return (MessageLog) Proxy.newProxyInstance(
                Overheard.class.getClassLoader(), new Class<?>[] {MessageLog.class}, (proxy, called, args) -> {
                    if (called.getName().equals(method)) {
                        what.run();
                    }
                    return called.invoke(log, args);
                });
    }
}
