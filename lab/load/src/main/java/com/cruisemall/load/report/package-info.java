/** Reports of a simulation as page and JSON, and comparison with an earlier run. */
@NullMarked
package com.cruisemall.load.report;

import org.jspecify.annotations.NullMarked;
