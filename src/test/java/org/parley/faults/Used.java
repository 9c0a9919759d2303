package org.parley.faults;

import java.util.List;
import redis.clients.jedis.Jedis;

/**
 * What a cluster has used since its start: processor time of the nodes, of their compilers among it, and of the database, and
 * bytes through Redis.
 */
record Used(double nodeSeconds, double compilerSeconds, double databaseSeconds, long redisBytes) {

    static Used now(Cluster cluster) {
        double nodes = cluster.nodes().stream()
                .mapToDouble(node ->
                        seconds(ProcessHandle.of(node.server().pid()).stream().toList()))
                .sum();
        double compilers = cluster.nodes().stream()
                .mapToDouble(node -> Compiling.seconds(node.server().pid()))
                .sum();
        return new Used(nodes, compilers, seconds(cluster.database().processes()), redisBytes(cluster));
    }

    Used since(Used before) {
        return new Used(
                nodeSeconds - before.nodeSeconds,
                compilerSeconds - before.compilerSeconds,
                databaseSeconds - before.databaseSeconds,
                redisBytes - before.redisBytes);
    }

    private static double seconds(List<ProcessHandle> processes) {
        return processes.stream()
                .flatMap(process -> process.info().totalCpuDuration().stream())
                .mapToDouble(time -> time.toNanos() / 1e9)
                .sum();
    }

    private static long redisBytes(Cluster cluster) {
        try (var jedis = new Jedis("127.0.0.1", cluster.redis().port())) {
            return jedis.info("stats")
                    .lines()
                    .filter(line -> line.matches("total_net_(in|out)put_bytes:.*"))
                    .mapToLong(
                            line -> Long.parseLong(line.replaceFirst(".*:", "").strip()))
                    .sum();
        }
    }
}
