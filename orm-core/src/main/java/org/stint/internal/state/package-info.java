/**
 * What a session knows of its objects: the identity map, entries with snapshots, change sets and the undo log. It holds
 * values only and talks to no database.
 */
@NullMarked
package org.stint.internal.state;

import org.jspecify.annotations.NullMarked;
