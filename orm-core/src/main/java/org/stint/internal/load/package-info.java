/**
 * Reading: how rows become entities, and entities come with what they refer to. Every select of entities goes through
 * here, whether a session manages them or not.
 */
@NullMarked
package org.stint.internal.load;

import org.jspecify.annotations.NullMarked;
