/**
 * The entities of random work: between them they have references to others and to their own class, unique values, bytes,
 * decimals and times, with and without versions.
 */
package org.stint.behaviour.property.domain;
