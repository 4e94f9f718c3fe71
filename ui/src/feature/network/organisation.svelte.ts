/* The organisation that is open. */
import { call, type OrganisationView } from "$lib/ipc";
import { t } from "$lib/i18n";
import { OpenRecord } from "$lib/record";
import { attempt, done, session } from "$lib/session";
import { network } from "./network.svelte";

export class OpenOrganisation extends OpenRecord {
  view = $state.raw<OrganisationView>();

  constructor(id: string) {
    super(id, "organisation");
  }

  protected override get watched(): readonly string[] {
    return [...super.watched, "membership", "office", "school", "event", "person"];
  }

  override async read(): Promise<void> {
    const view = await attempt(call("organisation_show", { id: this.id }));
    if (!view || view.deleted) return network.show(undefined);
    this.view = view;
    this.titles = new Map(view.path.map(({ id, title }) => [id, title]));
    await super.read();
  }

  get name(): string {
    return this.view?.line?.title ?? String(this.value("name") ?? "");
  }

  /** A person becomes a member from today on. */
  async join(person: string): Promise<void> {
    const fields = { status: "active", from: session.state?.today ?? "" };
    await this.add("membership", fields, [person, this.id]);
  }

  /** A person holds a post from today on. */
  async appoint(person: string, post: string): Promise<void> {
    await this.add("office", { post, organisation: this.id, from: session.state?.today ?? "" }, [person]);
  }

  async delete(): Promise<void> {
    const { name } = this;
    const written = await attempt(call("record_delete", { ids: [this.id], visit: null }));
    if (!written) return;
    network.show(undefined);
    done(t("organisation-deleted", { name }), written.batch);
  }
}
