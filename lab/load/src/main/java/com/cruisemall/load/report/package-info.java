/** The report of a simulation: a page, the same figures as JSON, and what changed since another. */
@NullMarked
package com.cruisemall.load.report;

import org.jspecify.annotations.NullMarked;
