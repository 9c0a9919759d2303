package org.parley.it;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A test that gets each server once, to start it in its own way. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@ParameterizedTest
@MethodSource("org.parley.it.Host#testedServers")
@Tag(OnEachServer.TAG)
public @interface OnEachServer {

    /** Marks what a server has to pass: it is what {@code mvn -Pserver-wildfly verify} runs. */
    String TAG = "server";
}
