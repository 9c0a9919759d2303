package org.parley.run;

import java.lang.management.ManagementFactory;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/** Finds the address in the beans by which TomEE, WildFly and Open Liberty describe themselves (JMX). */
final class JmxAddress {

    private static final System.Logger LOG = System.getLogger(JmxAddress.class.getName());

    private static final List<Bean> BEANS = List.of(
            new Bean("Catalina:type=Connector,*", "localPort", "scheme"),
            new Bean("jboss.as:socket-binding-group=*,socket-binding=http", "boundPort", ""),
            new Bean("WebSphere:feature=channelfw,type=endpoint,name=defaultHttpEndpoint", "Port", ""));

    /**
     * What describes a port.
     *
     * @param scheme the attribute that names the scheme; empty where it is {@code http}
     */
    private record Bean(String pattern, String port, String scheme) {}

    private JmxAddress() {}

    /** Returns the first port that is open, one without TLS if there is one. */
    static Optional<Address> find() {
        MBeanServer beans = ManagementFactory.getPlatformMBeanServer();
        return BEANS.stream()
                .flatMap(bean -> addresses(beans, bean))
                .min(Comparator.comparing(Address::scheme).thenComparing(Address::port));
    }

    private static Stream<Address> addresses(MBeanServer beans, Bean bean) {
        try {
            return beans.queryNames(new ObjectName(bean.pattern()), null).stream()
                    .flatMap(name -> address(beans, name, bean).stream());
        } catch (JMException e) {
            throw new IllegalStateException(bean.pattern(), e);
        }
    }

    private static Optional<Address> address(MBeanServer beans, ObjectName name, Bean bean) {
        try {
            Object port = beans.getAttribute(name, bean.port());
            Object scheme = bean.scheme().isEmpty() ? "http" : beans.getAttribute(name, bean.scheme());
            return port instanceof Integer number && number > 0
                    ? Optional.of(new Address(String.valueOf(scheme), number))
                    : Optional.empty();
        } catch (JMException | RuntimeException e) {
            // Of a version that describes itself otherwise: then it does not say.
            LOG.log(System.Logger.Level.DEBUG, "no port", e);
            return Optional.empty();
        }
    }
}
