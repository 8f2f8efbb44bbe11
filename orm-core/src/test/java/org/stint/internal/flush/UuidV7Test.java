package org.stint.internal.flush;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** UUIDs that grow with time. */
class UuidV7Test {

    @Test
    void itSaysItsVersionAndTime() {
        long before = System.currentTimeMillis();
        UUID uuid = UuidV7.next();

        assertThat(uuid.version()).isEqualTo(7);
        assertThat(uuid.variant()).isEqualTo(2);
        assertThat(uuid.getMostSignificantBits() >>> 16).isBetween(before, System.currentTimeMillis() + 1_000);
    }

    @Test
    void eachIsGreaterThanTheLastWhateverTheClockDoes() {
        AtomicLong now = new AtomicLong(1_000_000);
        UuidV7 source = new UuidV7(now::get);
        List<String> made = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            made.add(source.make().toString());
            if (i == 5_000) {
                now.addAndGet(-500);
            }
            if (i == 10_000) {
                now.addAndGet(10_000);
            }
        }

        assertThat(made).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void threadsDoNotMeet() throws InterruptedException {
        Set<UUID> made = ConcurrentHashMap.newKeySet();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            threads.add(new Thread(() -> {
                for (int n = 0; n < 5_000; n++) {
                    made.add(UuidV7.next());
                }
            }));
        }
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }

        assertThat(made).hasSize(20_000);
    }
}
