"""Writes src/page/label/person-names.ts: words of Arabic given and family names, from the Python package Faker (MIT License).

    pip install Faker==40.63.0 && python3 tools/names/build.py

Of a given name of several words the first is taken for a given name and the others for words of family names, which sons
are given; words that any name may have are left out.
"""
import importlib
import pathlib
import re

import faker

LOCALES = ['ar_AA', 'ar_DZ', 'ar_PS', 'ar_SA']
OF_ANY_NAME = {'عبد', 'أبو', 'ابو', 'أبي', 'بن', 'ابن', 'بنت', 'بني', 'بنو', 'آل', 'أم', 'ام', 'ولد', 'أولاد', 'سي', 'بو', 'الدين', 'الله'}
MARKS = re.compile('[\u064b-\u065f\u0670\u0640]')
WORD = re.compile('[\u0621-\u064a]{2,}')
WIDTH = 118


def words(names):
    return [WORD.findall(MARKS.sub('', name)) for name in names]


def table(name, comment, found):
    lines, line = [], ''
    for word in sorted(found - OF_ANY_NAME):
        if len(line) + len(word) > WIDTH:
            lines.append(line)
            line = ''
        line += (' ' if line else '  ') + word
    lines.append(line)
    return f'/** {comment} */\nexport const {name} = `\n' + '\n'.join(lines) + '\n`;\n'


given, family = set(), set()
for locale in LOCALES:
    provider = importlib.import_module(f'faker.providers.person.{locale}').Provider
    for attribute in dir(provider):
        if attribute.startswith('first_names'):
            for name in words(getattr(provider, attribute)):
                given.update(name[:1])
                family.update(name[1:])
        elif attribute.startswith('last_names'):
            for name in words(getattr(provider, attribute)):
                family.update(name)
target = pathlib.Path(__file__).parents[2] / 'src/page/label/person-names.ts'
target.write_text(
    f'/* Made by tools/names/build.py from Faker {faker.VERSION} (locales {", ".join(LOCALES)}); see NOTICE. */\n\n'
    + table('GIVEN', 'Given names.', given)
    + '\n'
    + table('FAMILY', 'Words of family names.', family),
    encoding='utf-8',
    newline='\n',
)
