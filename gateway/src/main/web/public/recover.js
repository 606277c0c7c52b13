// Runs before the bundle, and in any browser. While a release is rolled out, the document may come
// from one instance and its script be missing at the next one: the page is loaded again, at most
// three times. A browser that cannot run the bundle gets a sentence instead of a white page.
(function () {
  var COUNT = 'cm.recovered';
  var LIMIT = 3;
  var PAUSE_MILLIS = 1000;

  function reloads() {
    try {
      var count = Number(sessionStorage.getItem(COUNT)) || 0;
      sessionStorage.setItem(COUNT, String(count + 1));
      return count;
    } catch (blocked) {
      return LIMIT;
    }
  }

  function show(korean, english) {
    var app = document.getElementById('app');
    if (!app || app.firstChild) return;
    var sentence = document.createElement('p');
    sentence.textContent = korean + ' ' + english;
    app.appendChild(sentence);
  }

  addEventListener('error', function (event) {
    var file = event.target && (event.target.src || event.target.href);
    if (typeof file === 'string') {
      if (file.indexOf('/static/bundle/') < 0) return;
      var before = reloads();
      if (before < LIMIT) {
        setTimeout(function () { location.reload(); }, PAUSE_MILLIS * (before + 1));
      } else {
        show('페이지를 불러오지 못했습니다. 잠시 후 새로 고쳐 주세요.', 'The page could not be loaded. Please reload it in a moment.');
      }
    } else if (event.target === window) {
      show('이 브라우저에서는 페이지를 열 수 없습니다. 브라우저를 업데이트해 주세요.', 'This browser cannot show the page. Please update it.');
    }
  }, true);
})();
