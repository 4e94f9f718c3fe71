/* Phones, e-mails, addresses and ids elsewhere: groups of texts, most with a label, each a record of its own.
   The address of a household is the same group on the household's record. */
import type { RecordView } from "$lib/ipc";
import { t, type MessageKey } from "$lib/i18n";
import { phoneText } from "$lib/person";
import type { IconName } from "$lib/ui";
import { addressText, groupOf } from "./field";

export type PartKind = "phone" | "email" | "address" | "external_id";
export type FormKind = PartKind | "household";

export interface PartInput {
  name: string;
  label: MessageKey;
  type?: "text" | "tel" | "email" | "country";
  /** Beside the next one. */
  half?: boolean;
}

interface Shape {
  /** The field that holds the group. */
  field: string;
  title: MessageKey;
  add: MessageKey;
  icon: IconName;
  /** Empty: the group has no label. */
  labels: readonly string[];
  inputs: readonly PartInput[];
}

const PLACE: readonly PartInput[] = [
  { name: "street", label: "address-street" },
  { name: "postal_code", label: "address-postal_code", half: true },
  { name: "city", label: "address-city", half: true },
  { name: "region", label: "address-region" },
  { name: "country", label: "column-country", type: "country" },
];

export const PARTS: Record<FormKind, Shape> = {
  phone: {
    field: "number",
    title: "part-phone",
    add: "part-phone",
    icon: "phone",
    labels: ["mobile", "home", "work", "other"],
    inputs: [{ name: "typed", label: "part-phone", type: "tel" }],
  },
  email: {
    field: "address",
    title: "part-email",
    add: "part-email",
    icon: "mail",
    labels: ["home", "work", "other"],
    inputs: [{ name: "typed", label: "part-email", type: "email" }],
  },
  address: {
    field: "postal",
    title: "part-address",
    add: "part-address",
    icon: "pin",
    labels: ["home", "work", "postal", "other"],
    inputs: PLACE,
  },
  external_id: {
    field: "id",
    title: "field-external_id-id",
    add: "field-external_id-id",
    icon: "list",
    labels: [],
    inputs: [
      { name: "source", label: "external-source" },
      { name: "id", label: "external-id" },
    ],
  },
  household: { field: "postal", title: "part-address", add: "part-address", icon: "pin", labels: [], inputs: PLACE },
};

/** What is of a person, in the order of the pane. */
export const PART_KINDS: readonly PartKind[] = ["phone", "email", "address", "external_id"];

export const isPart = (kind: string): kind is PartKind => (PART_KINDS as readonly string[]).includes(kind);

const joined = (parts: (string | undefined)[], by: string): string => parts.filter(Boolean).join(by);

/** One line for eyes. */
export function partText(part: RecordView): string {
  const kind = part.kind as FormKind;
  const group = groupOf(part.fields[PARTS[kind].field]);
  if (kind === "external_id") return joined([group.source, group.id], ": ");
  if (kind === "phone") return phoneText({ typed: group.typed ?? "", e164: group.e164 ?? null });
  return kind === "email" ? (group.typed ?? "") : addressText(group);
}

/** What is wrong with what was typed. */
export function partProblem(part: RecordView): string {
  const group = groupOf(part.fields[PARTS[part.kind as FormKind].field]);
  if (part.kind === "phone" && group.typed && !group.e164) return t("kept-phone");
  if (part.kind === "email" && group.typed && !group.address) return t("kept-email");
  return "";
}
