/** What may come next. */
type Wanted = 'value' | 'first value' | 'key' | 'first key' | 'colon' | 'end';

const WHITE = /[ \t\n\r]*/y;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
/** What a number may go on with that is whole without it. */
const MORE = /\.|[eE][+-]?/y;
const ESCAPE = /\\(?:["\\/bfnrt]|u[\da-fA-F]{4})/y;
/** One that the end of the text cuts off. */
const BEGUN_ESCAPE = /\\(?:u[\da-fA-F]{0,3})?$/y;
const LITERALS = ['true', 'false', 'null'];

/** UTF-16 offset of the first unit that text which is no JSON cannot go on with; its length where it ends too soon. Linear. */
export function faultIn(text: string): number {
  return new Scan(text).run();
}

class Scan {
  #at = 0;
  #wants: Wanted = 'value';
  /** What closes the objects and arrays that are open. */
  readonly #open: string[] = [];

  constructor(private readonly text: string) {}

  run(): number {
    do this.#skip(WHITE);
    while (this.#at < this.text.length && this.#step());
    return this.#at;
  }

  /** Goes over a token; false where it breaks off. */
  #step(): boolean {
    const char = this.text.charAt(this.#at);
    const wants = this.#wants;
    const close = this.#open.at(-1);
    if (
      char === close &&
      (wants === 'end' || (wants === 'first key' && char === '}') || (wants === 'first value' && char === ']'))
    ) {
      this.#open.pop();
      return this.#went('end');
    }
    if (wants === 'end') return char === ',' && close !== undefined && this.#went(close === '}' ? 'key' : 'value');
    if (wants === 'colon') return char === ':' && this.#went('value');
    if (char === '"') {
      this.#wants = wants === 'key' || wants === 'first key' ? 'colon' : 'end';
      return this.#string();
    }
    if (wants === 'key' || wants === 'first key') return false;
    if (char === '{' || char === '[') {
      this.#open.push(char === '{' ? '}' : ']');
      return this.#went(char === '{' ? 'first key' : 'first value');
    }
    this.#wants = 'end';
    return this.#number(char) || this.#literal(char);
  }

  #went(wants: Wanted): true {
    this.#at++;
    this.#wants = wants;
    return true;
  }

  #string(): boolean {
    for (this.#at++; this.#at < this.text.length; ) {
      const char = this.text.charAt(this.#at);
      if (char < ' ') return false;
      if (char === '\\') {
        if (!this.#skip(ESCAPE)) {
          this.#skip(BEGUN_ESCAPE);
          return false;
        }
      } else {
        this.#at++;
        if (char === '"') return true;
      }
    }
    return false;
  }

  #number(char: string): boolean {
    if (this.#skip(NUMBER)) return !this.#skip(MORE);
    if (char === '-') this.#at++;
    return false;
  }

  #literal(char: string): boolean {
    const meant = LITERALS.find((literal) => literal.startsWith(char)) ?? '';
    for (const letter of meant) {
      if (this.text.charAt(this.#at) !== letter) return false;
      this.#at++;
    }
    return meant !== '';
  }

  /** Goes over what a pattern matches; whether it is anything. */
  #skip(pattern: RegExp): boolean {
    pattern.lastIndex = this.#at;
    const length = pattern.exec(this.text)?.[0].length ?? 0;
    this.#at += length;
    return length > 0;
  }
}
