/* Phones, e-mails and addresses: records of their own with a label and a value as typed. */
import type { RecordView } from "$lib/ipc";
import { countryName, t, type MessageKey } from "$lib/i18n";
import type { IconName } from "$lib/ui";
import { groupOf } from "./facts";

export type PartKind = "phone" | "email" | "address";

interface Shape {
  /** The field that holds the group. */
  field: string;
  title: MessageKey;
  add: MessageKey;
  icon: IconName;
  labels: readonly string[];
}

export const PARTS: Record<PartKind, Shape> = {
  phone: {
    field: "number",
    title: "part-phone",
    add: "phone-add",
    icon: "phone",
    labels: ["mobile", "home", "work", "other"],
  },
  email: { field: "address", title: "part-email", add: "email-add", icon: "mail", labels: ["home", "work", "other"] },
  address: {
    field: "postal",
    title: "part-address",
    add: "address-add",
    icon: "pin",
    labels: ["home", "work", "postal", "other"],
  },
};

const joined = (parts: (string | undefined)[], by: string): string => parts.filter(Boolean).join(by);

/** One line for eyes. */
export function partText(part: RecordView): string {
  const kind = part.kind as PartKind;
  const group = groupOf(part.fields[PARTS[kind].field]);
  if (kind !== "address") return group.typed ?? "";
  return addressText(group);
}

export function addressText(group: Record<string, string>): string {
  const place = joined([group.postal_code, group.city], " ");
  const written = joined([group.street, place, group.region], ", ");
  return joined(
    [written || (group.typed ?? "").replaceAll("\n", ", "), group.country && countryName(group.country)],
    ", ",
  );
}

/** What is wrong with what was typed. */
export function partProblem(part: RecordView): string {
  const group = groupOf(part.fields[PARTS[part.kind as PartKind].field]);
  if (part.kind === "phone" && group.typed && !group.e164) return t("kept-phone");
  if (part.kind === "email" && group.typed && !group.address) return t("kept-email");
  return "";
}
