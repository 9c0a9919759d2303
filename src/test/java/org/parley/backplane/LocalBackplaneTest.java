package org.parley.backplane;

class LocalBackplaneTest extends BackplaneContract {

    @Override
    protected Backplane node() {
        return new LocalBackplane();
    }
}
