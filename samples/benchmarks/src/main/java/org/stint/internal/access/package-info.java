/** Benchmarks beside the classes that they measure, because those are nobody else's business. */
package org.stint.internal.access;
