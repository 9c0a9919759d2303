package org.parley.log.jpa;

import org.parley.config.ChatConfig;

/** What is in H2 is found as the contract says. */
class JpaSearchTest extends DatabaseSearchContract {

    @Override
    ChatConfig.Db fresh() {
        return ChatConfig.Db.BUILT_IN;
    }
}
