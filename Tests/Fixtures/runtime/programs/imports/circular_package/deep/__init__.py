from deep import inner
