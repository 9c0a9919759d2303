package org.parley.search;

import java.time.Clock;
import org.parley.log.MemoryMessageLog;
import org.parley.log.MessageLog;

/** What is in memory is found as the contract says. */
class MemorySearchTest extends MessageSearchContract {

    private final MemoryMessageLog log = new MemoryMessageLog(Clock.systemUTC(), 1_000);

    @Override
    protected MessageLog log() {
        return log;
    }

    @Override
    protected MessageSearch search() {
        return new MemorySearch(log);
    }

    @Override
    protected void settle() {
        // There is nothing to wait for.
    }
}
