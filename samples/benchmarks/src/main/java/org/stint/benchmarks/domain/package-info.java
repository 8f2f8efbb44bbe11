/** What the benchmarks read and write. */
package org.stint.benchmarks.domain;
