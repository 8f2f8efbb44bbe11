/**
 * What an application can listen to. Listeners are registered with the factory and called in the order of their
 * registration.
 */
@NullMarked
package org.stint.event;

import org.jspecify.annotations.NullMarked;
