package com.cruisemall.local.doctor;

import java.util.List;

/** Checks of one part of the stack; an exception means that the part could not be checked. */
@FunctionalInterface
interface CheckGroup {
  List<CheckResult> run() throws Exception;
}
