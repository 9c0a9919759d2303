package org.parley.account;

import org.parley.config.ChatConfig;

/** What nodes share, in H2. */
class SharedTablesTest extends SharedTablesContract {

    @Override
    ChatConfig.Db fresh() {
        return ChatConfig.Db.BUILT_IN;
    }
}
