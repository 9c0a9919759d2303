package org.parley.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.parley.bench.bare.BareEndpoint;

/**
 * A server with an endpoint that does nothing: what it takes for a connection is the floor of whatever runs on it, with
 * buffers of the same size.
 *
 * @param server the server, to which {@link #war} is deployed
 */
record Floor(ParleyContender server) implements Contender {

    private static final Path OWN = Path.of("src", "main", "webapp", "WEB-INF", "web.xml");
    private static final Pattern PARAMETER = Pattern.compile("(?s)<context-param>.*?</context-param>");

    /** Writes the WAR, and returns where. */
    static Path war(Path folder) throws IOException {
        Path war = Files.createDirectories(folder).resolve("bare.war");
        ShrinkWrap.create(WebArchive.class, "bare.war")
                .addPackage(BareEndpoint.class.getPackage())
                .add(new StringAsset("ready"), "health/ready")
                .setWebXML(new StringAsset(buffers()))
                .as(ZipExporter.class)
                .exportTo(war.toFile(), true);
        return war;
    }

    /** Returns a descriptor with the context parameters of Parley's. */
    private static String buffers() throws IOException {
        String parameters = PARAMETER
                .matcher(Files.readString(OWN))
                .results()
                .map(MatchResult::group)
                .collect(Collectors.joining());
        return "<web-app xmlns=\"https://jakarta.ee/xml/ns/jakartaee\" version=\"5.0\">" + parameters + "</web-app>";
    }

    @Override
    public String name() {
        return server.name();
    }

    @Override
    public Dialect dialect() {
        return server.dialect();
    }

    @Override
    public boolean isParley() {
        return false;
    }

    @Override
    public boolean hasHeap() {
        return true;
    }

    @Override
    public Set<Scenario> scenarios() {
        return EnumSet.of(Scenario.E);
    }

    @Override
    public Optional<String> missing() {
        return server.missing();
    }

    @Override
    public Launch launch(int port, Path folder, Log log) throws IOException {
        return server.launch(port, folder, log);
    }
}
