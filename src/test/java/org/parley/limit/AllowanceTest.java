package org.parley.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** So many at once, so many a second, and not one more. */
class AllowanceTest {

    private final AtomicLong now = new AtomicLong(-5);

    @Test
    void aBurstIsAllowedAndThenTheRate() {
        var allowance = new Allowance(5, 20, now::get);
        for (int i = 0; i < 20; i++) {
            assertThat(allowance.take()).isZero();
        }
        assertThat(allowance.take()).isEqualTo(Duration.ofMillis(200));
        now.addAndGet(Duration.ofMillis(200).toNanos());
        assertThat(allowance.take()).isZero();
        assertThat(allowance.take()).isPositive();
    }

    @Test
    void whatIsRefusedCostsNothing() {
        var allowance = new Allowance(1, 1, now::get);
        allowance.take();
        for (int i = 0; i < 100; i++) {
            allowance.take();
        }
        now.addAndGet(Duration.ofSeconds(1).toNanos());
        assertThat(allowance.take()).isZero();
    }

    @Test
    void eachHasAnAllowanceAndTheIdleAreForgotten() {
        var limiter = new RateLimiter<String>(true, 1, 1, now::get);
        assertThat(limiter.take("ada")).isZero();
        assertThat(limiter.take("bob")).isZero();
        limiter.sweep();
        assertThat(limiter.take("ada")).isPositive();
        now.addAndGet(Duration.ofSeconds(2).toNanos());
        limiter.sweep();
        assertThat(limiter.take("ada")).isZero();
    }

    @Test
    void aLimiterThatIsOffNeverRefuses() {
        var limiter = new RateLimiter<String>(false, 1, 1, now::get);
        for (int i = 0; i < 100; i++) {
            assertThat(limiter.take("ada")).isZero();
        }
    }
}
