/** Benchmarks of what users see: setters, and reading rows. */
package org.stint.benchmarks;
