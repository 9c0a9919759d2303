package org.parley.account;

import org.parley.config.ChatConfig;

/** Profiles in H2. */
class ProfileTableTest extends ProfileBookContract {

    @Override
    ChatConfig.Db fresh() {
        return ChatConfig.Db.BUILT_IN;
    }
}
