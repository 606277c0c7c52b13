package com.cruisemall.local.control;

/** Something that may be asked of a running stack beside starting and stopping its programs. */
@FunctionalInterface
public interface ControlAction {
  void perform(Query query) throws Exception;
}
