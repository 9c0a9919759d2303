package org.parley.bench;

/** What is measured, with the heading of its column. */
enum Metric {
    DELIVERIES("delivered/s"),
    PER_CPU_SECOND("per server-CPU-second"),
    P50("p50 ms"),
    P99("p99 ms"),
    SERVER_CPU("server CPU %"),
    LOAD_CPU("generator CPU %"),
    LOST("lost"),
    DOUBLED("doubled"),
    REORDERED("reordered"),
    REFUSED("refused"),
    CLOSED("closed"),
    RESIDENT("RSS MB"),
    STORED("stored/s"),
    ACK_P50("ok p50 ms at half the rate"),
    ACK_P99("ok p99 ms at half the rate"),
    CONNECTED("connected"),
    RESIDENT_EACH("RSS KB a connection"),
    HEAP_EACH("live heap KB a connection"),
    HEAP_GROWTH("live heap growth MiB"),
    SLOW_GONE("slow readers gone"),
    SLOW_CODED("of them with 4008"),
    SLOW_AFTER("first gone after s"),
    P50_WITHOUT("p50 ms without slow readers"),
    P99_WITHOUT("p99 ms without slow readers"),
    P99_KEPT("p99 with / without");

    private final String heading;

    Metric(String heading) {
        this.heading = heading;
    }

    String heading() {
        return heading;
    }
}
