package org.parley.run;

/**
 * The configuration of MicroProfile that TomEE Plus makes for each application, though nobody here asks for it, and keeps by
 * its class loader for ever (smallrye/smallrye-config, {@code SmallRyeConfigProviderResolver.configsForClassLoader}).
 */
final class SharedConfiguration {

    private static final System.Logger LOG = System.getLogger(SharedConfiguration.class.getName());
    private static final String RESOLVER = "org.eclipse.microprofile.config.spi.ConfigProviderResolver";
    private static final String CONFIG = "org.eclipse.microprofile.config.Config";

    /** Of others than SmallRye nothing is asked: they would make one for this. */
    private static final String SMALLRYE = "io.smallrye.config.";

    /** Has it let go of ours, when the application ends. */
    void forget() {
        try {
            Class<?> type = Class.forName(RESOLVER);
            Object resolver = type.getMethod("instance").invoke(null);
            if (resolver.getClass().getName().startsWith(SMALLRYE)) {
                ClassLoader ours = SharedConfiguration.class.getClassLoader();
                Object config = type.getMethod("getConfig", ClassLoader.class).invoke(resolver, ours);
                type.getMethod("releaseConfig", Class.forName(CONFIG)).invoke(resolver, config);
            }
        } catch (ClassNotFoundException e) {
            // Most servers show an application no MicroProfile.
            LOG.log(System.Logger.Level.TRACE, "no MicroProfile here", e);
        } catch (ReflectiveOperationException | LinkageError e) {
            LOG.log(System.Logger.Level.WARNING, "the server may keep the classes of this application", e);
        }
    }
}
