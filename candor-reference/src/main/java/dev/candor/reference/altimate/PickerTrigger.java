package dev.candor.reference.altimate;

/** What made the picker of providers appear. */
enum PickerTrigger {
  FIRST_RUN,
  CONNECT_COMMAND,
  BIG_PICKLE_BACK,
  PROMPT_GATE
}
