/* The text of every code. A code without a line here does not compile. */
import { t, words, type MessageKey } from "$lib/i18n";
import type { Code } from "./bindings";
import { CommandError } from "./call";

const TEXTS: Record<Code, MessageKey> = {
  no_file_open: "error-no_file_open",
  file_missing: "error-file_missing",
  file_exists: "error-file_exists",
  file_denied: "error-file_denied",
  disk_full: "error-disk_full",
  file_failed: "error-file_failed",
  not_our_file: "error-not_our_file",
  file_damaged: "error-file_damaged",
  file_empty: "error-file_empty",
  file_foreign_schema: "error-file_foreign_schema",
  file_replaced: "error-file_replaced",
  file_too_new: "error-file_too_new",
  file_outdated: "error-file_outdated",
  read_only: "error-read_only",
  file_busy: "error-file_busy",
  no_such_command: "error-defect",
  bad_input: "error-defect",
  no_such_record: "error-no_such_record",
  no_such_field: "error-no_such_field",
  bad_value: "error-bad_value",
  field_in_conflict: "error-field_in_conflict",
  no_such_conflict: "error-no_such_conflict",
  exchange_not_ours: "error-exchange_not_ours",
  exchange_incomplete: "error-exchange_incomplete",
  exchange_damaged: "error-exchange_damaged",
  exchange_untrue: "error-exchange_untrue",
  exchange_too_new: "error-exchange_too_new",
  exchange_too_large: "error-exchange_too_large",
  exchange_unsigned: "error-exchange_unsigned",
  exchange_passphrase_needed: "error-exchange_passphrase_needed",
  exchange_wrong_passphrase: "error-exchange_wrong_passphrase",
  exchange_not_for_us: "error-exchange_not_for_us",
  exchange_too_much_work: "error-exchange_too_much_work",
  exchange_key_changed: "error-exchange_key_changed",
  exchange_own_words: "error-exchange_own_words",
  exchange_plain_refused: "error-exchange_plain_refused",
  no_such_peer: "error-no_such_peer",
  no_such_scope: "error-no_such_scope",
  no_such_exchange: "error-no_such_exchange",
  exchange_brake: "error-exchange_brake",
  let_go_waits: "error-let_go_waits",
  let_go_brake: "error-let_go_brake",
  no_such_batch: "error-no_such_batch",
  not_undoable: "error-not_undoable",
  no_such_import: "error-no_such_import",
  plan_outdated: "error-plan_outdated",
  table_refused: "error-table_refused",
  mapping_refused: "error-mapping_refused",
  reason_needed: "error-reason_needed",
  no_such_column: "error-no_such_column",
  bad_country: "error-bad_country",
  bad_zone: "error-bad_zone",
  circle_in_tree: "error-circle_in_tree",
  same_person_twice: "error-same_person_twice",
  not_yet_born: "error-not_yet_born",
  ends_before_begin: "error-ends_before_begin",
  bad_time: "error-bad_time",
  no_such_occurrence: "error-no_such_occurrence",
  bad_language: "error-bad_language",
  bad_name: "error-bad_name",
  no_such_token: "error-no_such_token",
  cancelled: "error-cancelled",
  config_failed: "error-config_failed",
  defect: "error-defect",
};

const PARAMS = {
  looks_like: "",
  line: "",
  columns: "",
  encoding: "",
  path: "",
  name: "",
  field: "",
  row: "",
  sheet: "",
  part: "",
  column: "",
  made_by: "",
  country: "",
  zone: "",
  language: "",
  to: "",
  scope: "",
  fingerprint: "",
  count: "",
  of: "",
  raw: "",
  on: "",
};

/** What happened and what to do, in the language of the interface. */
export function errorText(cause: unknown): string {
  if (!(cause instanceof CommandError)) return t("error-defect");
  const table =
    cause.code === "table_refused" && words.find(`table-${cause.params.kind ?? ""}`, { ...PARAMS, ...cause.params });
  if (table) return table;
  const time =
    cause.code === "bad_time" && words.find(`time-${cause.params.kind ?? ""}`, { ...PARAMS, ...cause.params });
  if (time) return time;
  return t(TEXTS[cause.code], { ...PARAMS, ...cause.params });
}
