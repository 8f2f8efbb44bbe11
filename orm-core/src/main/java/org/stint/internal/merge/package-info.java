/**
 * What becomes of the values of an object that this session does not manage: {@code Merger} makes a {@code Patch} of
 * them and applies it to the managed one.
 */
@NullMarked
package org.stint.internal.merge;

import org.jspecify.annotations.NullMarked;
