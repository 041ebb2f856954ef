import type { Person } from './machine';
import { personOf } from './machine';
import { PhoneView } from './phone-view';
import type { Settings } from './phone-view';

/** Names in the address: the person and the settings of each phone. */
const PHONES = ['as', 'and'] as const;
const SETTINGS: readonly (keyof Settings)[] = ['place', 'network', 'scale', 'theme'];

/** The phones side by side, one of them selected, as the address says. */
export class Table {
  readonly phones: PhoneView[] = [];
  selected: PhoneView;

  constructor(
    private readonly place: HTMLElement,
    private readonly people: readonly Person[],
    private readonly changed: () => void,
  ) {
    const query = new URLSearchParams(location.search);
    this.selected = this.add(personOf(people, query.get('as') ?? people[0]!.openid), 0, query);
    if (query.has('and')) this.add(personOf(people, query.get('and')), 1, query);
    this.select(this.selected);
  }

  /** Puts a second phone on the table, or takes it away. */
  toggleSecond(): void {
    const [, second] = this.phones;
    if (!second) {
      const other = this.people.find(({ openid }) => openid !== this.phones[0]!.person.openid) ?? this.people[0]!;
      this.add(other, 1, new URLSearchParams());
    } else {
      second.node.remove();
      this.phones.pop();
    }
    this.select(this.phones.at(-1)!);
  }

  select(phone: PhoneView): void {
    this.selected = phone;
    for (const one of this.phones) one.node.toggleAttribute('data-selected', one === phone && this.phones.length > 1);
    this.place.dataset['count'] = String(this.phones.length);
    this.write();
    this.changed();
  }

  /** Opens a page on the phone of somebody; theirs when it lies here, else the selected one. */
  show(openid: string | null, page: string): void {
    const phone = this.phones.find(({ person }) => person.openid === openid) ?? this.selected;
    phone.open(page.replace(/^\//, ''));
    this.select(phone);
  }

  /** What somebody is called; an openid nobody knows stays as it is. */
  nameOf(openid: string): string {
    return this.people.find((one) => one.openid === openid)?.name ?? openid;
  }

  private add(person: Person, at: 0 | 1, query: URLSearchParams): PhoneView {
    const phone: PhoneView = new PhoneView(this.people, person, () => this.select(phone));
    const prefix = at === 0 ? '' : 'and-';
    for (const name of SETTINGS) phone.settings[name] = query.get(prefix + name) ?? phone.settings[name];
    phone.node.addEventListener('pointerdown', () => this.select(phone));
    this.place.append(phone.node);
    this.phones.push(phone);
    phone.open(query.get(`${prefix}page`) ?? undefined);
    return phone;
  }

  /** The address is what one sends to somebody to show the same. */
  private write(): void {
    const query = new URLSearchParams();
    this.phones.forEach(({ person, settings }, i) => {
      query.set(PHONES[i]!, person.openid);
      for (const name of SETTINGS) query.set(i === 0 ? name : `and-${name}`, settings[name]);
    });
    history.replaceState(null, '', `?${query.toString().replaceAll('%2C', ',')}`);
  }
}
