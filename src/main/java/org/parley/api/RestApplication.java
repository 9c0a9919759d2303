package org.parley.api;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Map;

/** Puts the resources of this package under {@code /api}. */
@ApplicationPath("/api")
public class RestApplication extends Application {

    /** Jersey would describe the resources, with the names of our classes, to whoever asks; others do not know the property. */
    @Override
    public Map<String, Object> getProperties() {
        return Map.of("jersey.config.server.wadl.disableWadl", true);
    }
}
