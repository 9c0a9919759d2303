package org.parley.api;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/**
 * Puts the resources of this package under {@code /api}. It overrides nothing: of an application that does, with properties,
 * TomEE 9 takes no providers, and so none of our mappers.
 */
@ApplicationPath("/api")
public class RestApplication extends Application {}
