/**
 * How long the caller of a request still waits, from the edge to the last service that is asked.
 */
@NullMarked
package com.cruisemall.kit.deadline;

import org.jspecify.annotations.NullMarked;
