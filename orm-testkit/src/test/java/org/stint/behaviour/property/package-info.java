/**
 * Random work: sequences of commands that are done on a session and on a plain model of it, and compared after every
 * step. A sequence that fails is shrunk before it is told.
 */
package org.stint.behaviour.property;
