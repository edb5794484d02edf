// Draws a page's charts and gives its tables sorting, search and the way from a mark to its sentences. Asks no network.
(function () {
  'use strict';
  var page = window.RELATIONS || {figures: {}, tables: {}};
  var theme = window.RELATIONS_THEME || {template: {}, dark: {}};
  var dark = window.matchMedia('(prefers-color-scheme: dark)');
  var PHONE = 600, STEP = 30;
  var tables = {};

  // A colour of ours, also with two digits of opacity behind it, becomes its twin.
  function dyed(value) {
    if (typeof value === 'string') {
      if (value.charCodeAt(0) !== 35) return value;
      var twin = theme.dark[value.slice(0, 7)];
      return twin ? twin + value.slice(7) : value;
    }
    if (Array.isArray(value)) return value.map(dyed);
    if (value && typeof value === 'object') {
      var copy = {};
      Object.keys(value).forEach(function (key) { copy[key] = dyed(value[key]); });
      return copy;
    }
    return value;
  }

  function figure(name, isDark, titled, wide) {
    var copy = JSON.parse(JSON.stringify(page.figures[name]));
    copy.layout.template = JSON.parse(JSON.stringify(theme.template));
    if (!titled) {
      copy.layout.title = {text: ''};
      copy.layout.height = copy.layout.meta.height;
      copy.layout.margin.t = 24;
      if (copy.layout.meta.aspect) {
        copy.layout.height = Math.min(Math.max(wide * copy.layout.meta.aspect, 120), 520) + 44;
        copy.layout.margin.t = 4;
        copy.layout.margin.b = 40;
      }
      if (window.innerWidth < PHONE) {
        copy.layout.margin.l = Math.min(copy.layout.margin.l, 4);
        copy.layout.margin.r = 8;
        Object.keys(copy.layout).forEach(function (key) {
          if (/^xaxis/.test(key)) copy.layout[key].nticks = 5;
        });
      }
    }
    return isDark ? dyed(copy) : copy;
  }

  function draw(place, isDark) {
    var made = figure(place.dataset.figure, isDark, false, place.clientWidth);
    place.style.height = made.layout.height + 'px';
    var config = {responsive: true, displayModeBar: false, displaylogo: false, scrollZoom: false};
    return window.Plotly.react(place, made.data, made.layout, config)
      .then(function () {
        // a legend that wraps to several lines takes its own room, not the chart's
        var legend = place.querySelector('.legend'), more = legend ? legend.getBoundingClientRect().height - 30 : 0;
        if (more < 12 || made.grown) return null;
        made.grown = true;
        made.layout.height += more;
        place.style.height = made.layout.height + 'px';
        return window.Plotly.react(place, made.data, made.layout, config);
      })
      .then(function () {
        if (place.dataset.drawn) return;
        place.dataset.drawn = 'yes';
        place.on('plotly_click', function (event) {
          var key = event.points[0] && event.points[0].customdata;
          // a bar or a place has several rows
          var keys = typeof key === 'string' ? key.split(' ').filter(function (one) { return one; }) : [];
          if (tables.evidence && keys.some(function (one) { return tables.evidence.has(one); })) tables.evidence.only(keys, true);
        });
      });
  }

  // The image carries what the page says around the chart: source, period, and how far was read.
  function image(name, format) {
    var made = figure(name, false, true), meta = made.layout.meta, width = 1200;
    made.layout.width = width;
    made.layout.height = made.layout.height + 60;
    made.layout.paper_bgcolor = '#ffffff';
    made.layout.margin.b = (made.layout.margin.b || 0) + 48;
    made.layout.annotations = (made.layout.annotations || []).concat([{
      text: text(meta.source + ' ' + (page.asOf || '')), x: 0, xref: 'paper', xanchor: 'left', y: 0, yref: 'container', yanchor: 'bottom',
      showarrow: false, font: {size: 11}, align: 'left'
    }]);
    return window.Plotly.toImage({data: made.data, layout: made.layout}, {format: format, width: width, height: made.layout.height, scale: 2});
  }

  function save(name, format) {
    image(name, format).then(function (url) {
      var link = document.createElement('a');
      link.href = url;
      link.download = page.name + '-' + name + '.' + format;
      link.click();
    });
  }

  function text(said) {
    return said.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
  }

  function button(said, action) {
    var made = document.createElement('button');
    made.type = 'button';
    made.textContent = said;
    made.addEventListener('click', action);
    return made;
  }

  function drawAll() {
    var places = Array.prototype.slice.call(document.querySelectorAll('.plot[data-figure]'));
    (function next() {
      var place = places.shift();
      if (!place) { document.body.dataset.drawn = 'yes'; return; }
      // one after the other, so that the page stays quick to scroll
      draw(place, dark.matches).then(function () { window.setTimeout(next, 0); });
    })();
  }

  function Rows(box) {
    var name = box.dataset.table, data = page.tables[name], self = this;
    this.box = box; this.data = data; this.keys = null; this.shown = STEP; this.sort = null; this.query = ''; this.kind = '';
    this.body = box.querySelector('tbody');
    this.count = box.querySelector('.count');
    box.querySelectorAll('thead th').forEach(function (head) {
      var key = head.dataset.key, said = head.textContent;
      head.textContent = '';
      head.appendChild(button(said, function () { self.by(key, head); }));
    });
    var tools = box.querySelector('.tools');
    if (data.rows.length > 8) {
      var input = document.createElement('input');
      input.type = 'search';
      input.placeholder = 'Search these rows';
      input.setAttribute('aria-label', 'Search these rows');
      input.addEventListener('input', function () { self.query = input.value.toLowerCase(); self.shown = STEP; self.fill(); });
      tools.appendChild(input);
      var kinds = Array.from(new Set(data.rows.map(function (row) { return row.kind; }).filter(Boolean))).sort();
      if (kinds.length > 1) {
        var select = document.createElement('select');
        select.setAttribute('aria-label', 'Kind of row');
        [''].concat(kinds).forEach(function (kind) {
          var option = document.createElement('option');
          option.value = kind; option.textContent = kind || 'all kinds';
          select.appendChild(option);
        });
        select.addEventListener('change', function () { self.kind = select.value; self.shown = STEP; self.fill(); });
        tools.appendChild(select);
      }
    }
    this.all = button('Show all rows', function () { self.only(null); });
    this.all.hidden = true;
    tools.appendChild(this.all);
    this.more = button('Show more rows', function () { self.shown += 10 * STEP; self.fill(); });
    this.more.className = 'more';
    box.insertBefore(this.more, box.querySelector('.source'));
    this.fill();
  }

  Rows.prototype.has = function (key) {
    return this.data.rows.some(function (row) { return (row.keys || []).indexOf(key) >= 0; });
  };

  // The row of an address like page.html#m0123456789abcdef stands first, also where it is far down the table.
  Rows.prototype.at = function (id) {
    if (!this.data.rows.some(function (row) { return row.id === id; })) return;
    this.id = id;
    this.fill();
    var row = document.getElementById(id);
    if (row) { row.classList.add('wanted'); row.scrollIntoView({block: 'center'}); }
  };

  Rows.prototype.only = function (keys, go) {
    this.keys = keys && keys.length ? keys : null;
    this.all.hidden = !this.keys;
    this.shown = STEP;
    this.fill();
    if (go) {
      this.box.scrollIntoView({block: 'start'});
      this.box.querySelector('.scroll').focus({preventScroll: true});
    }
  };

  Rows.prototype.by = function (key, head) {
    var down = head.getAttribute('aria-sort') === 'ascending';
    this.box.querySelectorAll('th').forEach(function (other) { other.removeAttribute('aria-sort'); });
    head.setAttribute('aria-sort', down ? 'descending' : 'ascending');
    this.sort = {key: key, sign: down ? -1 : 1};
    this.fill();
  };

  Rows.prototype.fill = function () {
    var self = this, columns = this.data.columns;
    var rows = this.data.rows.filter(function (row) {
      if (self.keys && !(row.keys || []).some(function (key) { return self.keys.indexOf(key) >= 0; })) return false;
      if (self.kind && row.kind !== self.kind) return false;
      return !self.query || columns.some(function (column) { return String(row[column[0]] || '').toLowerCase().indexOf(self.query) >= 0; });
    });
    if (this.sort) {
      var key = this.sort.key, sign = this.sort.sign;
      rows = rows.slice().sort(function (a, b) {
        var one = sortable(a, key), other = sortable(b, key);
        return one < other ? -sign : one > other ? sign : 0;
      });
    }
    if (this.id) {
      rows = rows.slice().sort(function (a, b) { return (b.id === self.id) - (a.id === self.id); });
    }
    var part = document.createDocumentFragment();
    rows.slice(0, this.shown).forEach(function (row) { part.appendChild(line(columns, row)); });
    this.body.textContent = '';
    this.body.appendChild(part);
    this.more.hidden = rows.length <= this.shown;
    var total = this.data.total, said = rows.length === total ? total + (total === 1 ? ' row' : ' rows') : rows.length + ' of ' + total + ' rows';
    if (total > this.data.rows.length) said += '; ' + (total - this.data.rows.length) + ' older ones stand in the CSV only';
    this.count.textContent = said + '.';
  };

  function sortable(row, key) {
    var value = key === 'date' ? row.sort : row[key];
    return typeof value === 'number' ? value : String(value || '').toLowerCase();
  }

  function linked(said, url, title) {
    if (!url || !/^https?:\/\//.test(url)) return document.createTextNode(said || '');
    var link = document.createElement('a');
    link.href = url; link.rel = 'noreferrer'; link.title = title || ''; link.textContent = said;
    return link;
  }

  function line(columns, row) {
    var made = document.createElement('tr');
    if (row.id) made.id = row.id;
    columns.forEach(function (column) {
      var cell = document.createElement('td'), said = row[column[0]];
      cell.className = 'c-' + column[0];
      cell.dataset.label = column[1];
      cell.appendChild(column[0] === 'source' ? linked(said, row.url, row.title) : document.createTextNode(said === undefined || said === null ? '' : said));
      if (column[0] === 'what' && row.note) {
        var note = document.createElement('em');
        note.className = 'corrected'; note.textContent = row.note;
        cell.appendChild(document.createElement('br'));
        cell.appendChild(note);
      }
      if (column[0] === 'source' && row.after) {
        cell.appendChild(document.createElement('br'));
        cell.appendChild(linked(row.after, row.after_url));
      }
      made.appendChild(cell);
    });
    return made;
  }

  document.querySelectorAll('.rows[data-table]').forEach(function (box) {
    if (page.tables[box.dataset.table]) tables[box.dataset.table] = new Rows(box);
  });
  function follow() {
    var id = window.location.hash.slice(1);
    if (/^[tme][0-9a-f]{16}$/.test(id)) Object.keys(tables).forEach(function (name) { tables[name].at(id); });
  }
  follow();
  window.addEventListener('hashchange', follow);
  // The index stands whole in its HTML: its rows are ordered and hidden, not built.
  document.querySelectorAll('.rows[data-static]').forEach(function (box) {
    var body = box.querySelector('tbody'), rows = Array.from(body.children), count = box.querySelector('.count');
    var input = document.createElement('input');
    input.type = 'search';
    input.placeholder = 'Search';
    input.setAttribute('aria-label', 'Search');
    input.addEventListener('input', function () {
      var query = input.value.toLowerCase(), left = 0;
      rows.forEach(function (row) {
        row.hidden = query !== '' && row.textContent.toLowerCase().indexOf(query) < 0;
        if (!row.hidden) left += 1;
      });
      count.textContent = query ? left + ' of ' + rows.length + '.' : '';
    });
    if (rows.length > 8) box.querySelector('.tools').appendChild(input);
    box.querySelectorAll('thead th').forEach(function (head, at) {
      var said = head.textContent;
      head.textContent = '';
      head.appendChild(button(said, function () {
        var numbers = head.classList.contains('c-number') || head.dataset.key === 'spark';
        // numbers and days start with the highest, names with A
        var first = numbers || head.dataset.key === 'last' ? 'descending' : 'ascending';
        var down = head.getAttribute('aria-sort') ? head.getAttribute('aria-sort') === 'ascending' : first === 'descending';
        box.querySelectorAll('th').forEach(function (other) { other.removeAttribute('aria-sort'); });
        head.setAttribute('aria-sort', down ? 'descending' : 'ascending');
        function value(row) {
          var cell = row.children[at], said = cell.dataset.sort === undefined ? cell.textContent : cell.dataset.sort;
          return numbers ? Number(said.replace(/,/g, '')) : said.toLowerCase();
        }
        rows.sort(function (a, b) { var x = value(a), y = value(b); return (x < y ? -1 : x > y ? 1 : 0) * (down ? -1 : 1); });
        rows.forEach(function (row) { body.appendChild(row); });
      }));
    });
  });
  document.querySelectorAll('a.show').forEach(function (link) {
    link.addEventListener('click', function (event) {
      if (!tables.evidence) return;
      event.preventDefault();
      tables.evidence.only(link.dataset.keys.split(' '), true);
    });
  });
  if (window.Plotly) {
    document.querySelectorAll('.chart').forEach(function (chart) {
      var get = chart.querySelector('.get'), name = chart.querySelector('.plot').dataset.figure;
      get.appendChild(button('Image (PNG)', function () { save(name, 'png'); }));
      get.appendChild(button('Image (SVG)', function () { save(name, 'svg'); }));
    });
    var wanted = /^#image=(svg|png)$/.exec(window.location.hash), first = Object.keys(page.figures)[0];
    if (wanted) {
      // `relations chart` reads the image from the page
      image(first, wanted[1]).then(function (url) {
        var out = document.createElement('output');
        out.id = 'image';
        out.textContent = url;
        document.body.appendChild(out);
      });
    }
    drawAll();
    dark.addEventListener('change', drawAll);
    // paper is white
    window.addEventListener('beforeprint', function () {
      document.querySelectorAll('.plot[data-drawn]').forEach(function (place) { draw(place, false); });
    });
    window.addEventListener('afterprint', drawAll);
  }
})();
