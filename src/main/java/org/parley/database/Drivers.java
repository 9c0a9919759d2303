package org.parley.database;

import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.SQLException;

/** The JDBC drivers that the WAR brings: each enters itself into a list of the JVM's when its class is loaded. */
public final class Drivers {

    private static final System.Logger LOG = System.getLogger(Drivers.class.getName());

    /** Takes ours out of the list, when the application ends: there they would keep all its classes alive. */
    public void forget() {
        ClassLoader ours = Drivers.class.getClassLoader();
        // To look is to load: where another application has registered a driver that is called as ours is, ours
        // registers
        // itself only now.
        LOG.log(
                System.Logger.Level.DEBUG,
                "{0} drivers before",
                DriverManager.drivers().count());
        for (Driver driver : DriverManager.drivers().toList()) {
            if (driver.getClass().getClassLoader() == ours) {
                try {
                    DriverManager.deregisterDriver(driver);
                } catch (SQLException e) {
                    LOG.log(System.Logger.Level.WARNING, "a driver stays registered", e);
                }
            }
        }
    }
}
