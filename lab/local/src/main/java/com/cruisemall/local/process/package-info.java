/** Child processes: started, watched, stopped, and found again after their parent was killed. */
@NullMarked
package com.cruisemall.local.process;

import org.jspecify.annotations.NullMarked;
