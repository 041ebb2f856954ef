/**
 * WXS as JavaScript: `x.constructor` is a name there, patterns keep their backslashes, dates have a function. Only free
 * names are rewritten, never methods of the same name.
 */
export function wxsToJs(source: string): string {
  return source
    .replace(/([A-Za-z_$][\w$.]*(?:\[[^\]]*\])?)\.constructor\b/g, '__ctor($1)')
    .replace(/(?<![.\w])getRegExp\(\s*(['"])((?:\\.|(?!\1).)*)\1/g, (_, quote: string, pattern: string) => {
      const doubled = pattern.replace(/\\(?!['"])/g, '\\\\');
      return `__getRegExp(${quote}${doubled}${quote}`;
    })
    .replace(/(?<![.\w])getRegExp\(/g, '__getRegExp(')
    .replace(/(?<![.\w])getDate\(/g, '__getDate(')
    .replace(/require\(\s*(['"])(.*?)\.wxs\1\s*\)/g, 'require($1$2$1)');
}

/** What the rewritten names mean, and who calls listeners written in WXS; goes into the templates' bundle once. */
export const WXS_RUNTIME = `
Q.C = __wxs.event;
Q.A = __wxs.property;
var __ctor = function (x) {
  if (x === null || x === undefined) throw new TypeError('constructor of ' + x);
  var known = [Array, String, Number, Boolean, Function, Date, RegExp];
  var at = known.indexOf(x.constructor);
  return at === -1 ? (typeof x.constructor === 'function' ? 'Object' : x.constructor) : known[at].name;
};
var __getRegExp = function (pattern, flags) { return new RegExp(pattern, flags); };
var __getDate = function () { return new (Function.prototype.bind.apply(Date, [null].concat([].slice.call(arguments))))(); };`;
