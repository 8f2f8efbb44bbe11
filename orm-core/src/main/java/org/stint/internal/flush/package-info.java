/**
 * The unit of work: how the changes of a session are written. The five steps are {@code ChangeCollector}, the
 * validator, {@code CommitOrder}, {@code ChangeWriter} and {@code Completion}, in the order in which
 * {@link org.stint.internal.flush.Flusher} calls them.
 */
@NullMarked
package org.stint.internal.flush;

import org.jspecify.annotations.NullMarked;
