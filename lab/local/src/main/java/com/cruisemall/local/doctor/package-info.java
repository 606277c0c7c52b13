/** Examines a running stack against the checklist of the audit that made this system necessary. */
@NullMarked
package com.cruisemall.local.doctor;

import org.jspecify.annotations.NullMarked;
