package org.parley.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * How a server's process is started.
 *
 * @param directory where it runs
 * @param ready the path that answers with 200 when it is ready; empty: it is ready when it takes connections
 */
record Launch(List<String> command, Path directory, Map<String, String> environment, String ready) {}
