/** What the audit found, as limits on what is measured now. */
@NullMarked
package com.cruisemall.load.findings;

import org.jspecify.annotations.NullMarked;
