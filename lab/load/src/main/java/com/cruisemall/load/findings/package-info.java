/** Findings of the audit as limits on measured figures. */
@NullMarked
package com.cruisemall.load.findings;

import org.jspecify.annotations.NullMarked;
